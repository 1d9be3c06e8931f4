export type LoadPdfium = () => Promise<unknown>;
