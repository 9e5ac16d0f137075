/** What Go panics with where a pointer is nil that it does not look at; for the host and inside QuickJS. */
export const nilPointer = 'runtime error: invalid memory address or nil pointer dereference';
