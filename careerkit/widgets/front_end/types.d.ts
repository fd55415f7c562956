// What the modules hand to each other. Types only: nothing of this file reaches a page.

import type { AnyModel } from "@anywidget/types";

/** A widget's model: its traits by name, as Python declares them. */
export type Model = AnyModel<any>;

/** A person's answers: an id, and a value for each field. */
export interface Answers {
  id: string;
  [field: string]: any;
}

/** What a kind of field tells the front end (model/kinds.py). */
export interface Field {
  name: string;
  label: string;
  control: string;
  empty: any;
  help?: string;
  example?: string;
  /** What it says instead, by "example" or "help" and by reader. */
  for_readers?: Record<string, Record<string, string>>;
  short?: string;
  options?: [value: any, label: string][];
  is_prose?: boolean;
  is_words?: boolean;
  /** Whether somebody else's words stand in it, to be read alone. */
  is_said?: boolean;
}

/** What was written where it does not fit, and why not. */
export interface Unfit {
  values: string[];
  sentence: string;
}

/** What the kernel has not confirmed yet (docs/pending-changes.md). */
export interface PendingSet {
  seq?: number;
  at?: number;
  put?: Record<string, { record: Answers; changed: string[]; after?: string | null }>;
  remove?: string[];
  order?: string[];
  seen?: Record<string, Record<string, number[]>>;
}

/** A field's control on the page. */
export interface Control {
  element: HTMLElement;
  input: HTMLElement;
  problem: HTMLElement;
  show: (answer: any, unfit?: Unfit | null) => void;
  focus: () => void;
  /** The words that stand in it, where any words can. */
  words?: () => string;
  /** Speak to this reader. */
  suit?: (reader: string) => void;
  question?: (unfit: Unfit | undefined, isPending: boolean) => void;
}

declare global {
  /** The name of a stub's view, which kit.py writes in its place. */
  const VIEW: string;

  /** What a site consists of, which its builder writes before the service worker (careerkit/site/). */
  const SITE: { version: string; files: Record<string, string> };

  interface Window {
    /** The page around the widgets, on pages of the app (theme/…/page.js). */
    careerkitPage?: {
      /** Say that the page has a kernel, and where. */
      connect: () => void;
      /** The page asked for a kernel, and has this one. */
      meet: (kernelId: string) => void;
      /** All that the server sends has come, or will not. */
      end: () => void;
      /** Say for what the page waits: "full", "unreached", or "" for nothing any more. */
      waitFor: (reason: string) => void;
      /** Whether it waits for one of these. */
      isWaiting: boolean;
      /** Say that the page takes too long, and how to load it anew. */
      showLate: () => void;
      /** Move a cell's outputs to their place. */
      place: (index: string) => void;
      /** What becomes of a connection; null for a worker, which has none. */
      tell: (socket: WebSocket | null, how: string) => void;
      /** Whether our own host shows the widgets, once all of the page has come. */
      complete: Promise<boolean>;
      /** How the connection is, where the server tells: "open", "closed", "stopped" or "gone". */
      connection: string | null;
      /** Whether it is the sample's, and so nobody's. */
      isSample: boolean;
      /** The kernel's address, once it is known. */
      kernel: Promise<string>;
      kernelAddress: (before?: string) => string;
      /** What was typed while the page came anew under somebody's hands; holds nothing more from then on. */
      typedMeanwhile: () => string[];
      /** What the server's XSRF check asks for; empty without the cookie. */
      xsrfToken: () => string;
    };
  }
}
