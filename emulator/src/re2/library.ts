/** What the project uses of the library: a bundle of its own, which the server and the engine share, with no more than that. */
export { RE2JS, RE2JSSyntaxException } from 're2js';
