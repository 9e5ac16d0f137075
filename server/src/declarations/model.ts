import type {
  GoField,
  GoMethod,
  GoTypeDeclaration,
  KnownClaim,
  Member,
  Module,
  ModuleFunction,
  TriggerId,
  Version,
} from '../../../emulator/src/catalogue/index.js';

/** What a name in the declarations stands for. */
export type DeclaredName =
  | {
      readonly kind: 'member';
      readonly path: string;
      /** Usually one; more where the triggers of the set give the path different meanings. */
      readonly members: readonly Member[];
      /** Triggers of the set that lack the member. */
      readonly missingIn: readonly TriggerId[];
    }
  | { readonly kind: 'type'; readonly type: GoTypeDeclaration }
  | { readonly kind: 'property'; readonly type: GoTypeDeclaration; readonly field: GoField }
  | { readonly kind: 'method'; readonly type: GoTypeDeclaration; readonly method: GoMethod }
  | { readonly kind: 'claim'; readonly claim: KnownClaim }
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'module-member'; readonly module: Module; readonly member: ModuleFunction };

export interface DeclarationRequest {
  readonly triggers: readonly TriggerId[];
  readonly version: Version;
}

export interface Declarations {
  /** A TypeScript declaration file; it needs `gojaLibrary`. */
  readonly text: string;
  /** What the names in the text stand for, by the offset at which a name begins. */
  readonly names: ReadonlyMap<number, DeclaredName>;
}

/** Names of the types of an action's two parameters. */
export const parameterTypeNames = { context: 'ZitadelContext', api: 'ZitadelApi' } as const;
