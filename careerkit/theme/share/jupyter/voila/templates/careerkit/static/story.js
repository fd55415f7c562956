// The code comes behind the # of the address, which no server ever sees. Without scripts it is typed.

{
  const byId = (id) => document.getElementById(id);

  const take = () => {
    const field = byId("ck-code");
    const [code] = location.hash.slice(1).match(/^[\w-]+/) ?? [""];
    if (code) {
      field.value = code;
      history.replaceState(null, "", location.pathname); // the browser's history needs no code
    }
    // Who has to look at it again sees it.
    byId("ck-code-field").hidden = field.value !== "" && byId("ck-problem") === null;
  };

  addEventListener("hashchange", take); // another code was read in the same tab
  addEventListener("DOMContentLoaded", () => {
    take();
    byId("ck-problem")?.focus();
  });
}
