// What the scripts find in a browser, beyond what TypeScript knows of one.

/** What decks use of reveal.js. */
declare const Reveal: {
  initialize(options: object): Promise<void>;
  getIndices(slide?: Element): { h: number; v: number; f?: number };
  getCurrentSlide(): HTMLElement;
  slide(h: number, v?: number, f?: number): void;
  next(): void;
  prev(): void;
  togglePause(on?: boolean): void;
  isPaused(): boolean;
  on(event: string, listener: () => void): void;
};

/** Safari's older names. */
interface Document {
  webkitFullscreenElement?: Element;
  webkitExitFullscreen?(): void;
}
interface HTMLElement {
  webkitRequestFullscreen?(): void;
}

/** What the script of pages gives to the host of front-end modules, and where these are kept. */
interface Window {
  folio: any;
  nbfolioModules: any;
}
