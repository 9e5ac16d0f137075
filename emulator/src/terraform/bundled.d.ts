// What esbuild makes of imports of WebAssembly modules (see .scripts/build.mjs).

/** The bytes of tree-sitter. */
declare module 'web-tree-sitter/web-tree-sitter.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** The bytes of the grammar of Terraform and OpenTofu. */
declare module '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}
