// How one model names another.

export const REFERENCE = "IPY_MODEL_";

/** The id in a reference to a model. */
export const idIn = (reference) => reference.slice(REFERENCE.length);
