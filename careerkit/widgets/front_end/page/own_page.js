// Whose page this is.

/** Whether the page is ours: in JupyterLab its keys and the state of its kernels are not. */
export function isOwnPage() {
  return "baseUrl" in document.body.dataset; // set by each of Voila's templates
}

/** Whether the page is one of a site without a server, whose kernel is a worker of the page. */
export const isOfSite = () => "site" in (globalThis.document?.documentElement?.dataset ?? {});

/** A link to another notebook. A server leads on from its file; without one, each has a page of its own.
 *
 * @param {string} file such as "03_paths.ipynb"
 */
export function linkTo(file) {
  return isOfSite() ? file.replace(/\.ipynb$/, ".html") : file;
}
