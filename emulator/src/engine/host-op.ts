/**
 * Answers one operation of the guest. JSON in, JSON out; runs synchronously; may throw `GoPanic` (`panic.ts`).
 */
export type HostOp = (json: string) => string;
