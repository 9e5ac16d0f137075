/**
 * A Go panic, thrown by a host operation: neither `catch` nor `finally` of the script sees it. Anything else that a
 * host operation throws is a fault of ours.
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
