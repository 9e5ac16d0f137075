/** Thrown by a host operation that would have to keep more for the script than it may: ends the run as `memory`. */
export class HostMemoryExceeded extends Error {
  override readonly name = 'HostMemoryExceeded';
}

/**
 * A Go panic, thrown by a host operation: neither `catch` nor `finally` of the script sees it. Anything that a
 * host operation throws beside the two of this file is a fault of ours.
 */
export class GoPanic extends Error {
  override readonly name = 'GoPanic';

  /**
   * @param message text of the panic as ZITADEL logs it
   * @param escaped whether it leaves even the run, so that `allowedToFail` does not help (facts §1.7)
   */
  constructor(
    message: string,
    readonly escaped = false,
    /** Go's name of the type of the value (`string`, `*url.Error`), which panics that nothing recovers show. */
    readonly goType?: string,
  ) {
    super(message);
  }
}
