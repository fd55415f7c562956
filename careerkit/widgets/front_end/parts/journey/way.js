// Which notebook of the journey a page is, and where its links lead. Draws nothing.

const ENDING = ".ipynb";
const HOME = "career_journey"; // journey.py

/**
 * A notebook of the journey by its path in JupyterLab; null if it is none.
 *
 * @param {string} path below the server's folder, as "mine/03_paths.ipynb"
 * @param {{ page: string }[]} links the steps
 */
export function notebookAt(path, links) {
  const cut = path.lastIndexOf("/") + 1;
  const name = path.slice(cut).replace(/\.ipynb$/, "");
  const isKnown = name === HOME || links.some(({ page }) => page === name);
  return isKnown ? { folder: path.slice(0, cut), name, isHome: name === HOME } : null;
}

/** What lets JupyterLab open a notebook in the place of following the link, which loads all of it anew. */
export function openingOf(folder, page) {
  return {
    href: `${page}${ENDING}`,
    "data-commandlinker-command": "docmanager:open",
    "data-commandlinker-args": JSON.stringify({ path: `${folder}${page}${ENDING}` }),
  };
}
