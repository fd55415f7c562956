// Whose page this is.

/** Whether the page is ours: in JupyterLab its keys and the state of its kernels are not. */
export function isOwnPage() {
  return "baseUrl" in document.body.dataset; // set by each of Voila's templates
}
