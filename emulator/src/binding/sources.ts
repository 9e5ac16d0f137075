import type { BindingSource } from './model.js';

/** Where triggers were learnt from, for people: in a word or two, and as the end of a sentence. */
export const sourceLabels: Readonly<Record<BindingSource, { readonly short: string; readonly long: string }>> = {
  person: { short: 'chosen', long: 'chosen for this session' },
  comment: { short: 'comment', long: 'from the `@zitadel` comment' },
  manifest: { short: 'manifest', long: 'from `zitadel-actions.json`' },
  terraform: { short: 'Terraform', long: 'from Terraform' },
  program: { short: 'Pulumi or cdktf', long: 'from a Pulumi or cdktf program' },
  manager: { short: 'flows.yaml', long: 'from `flows.yaml`' },
  header: { short: 'header', long: 'from the comment at the top of the file' },
  inference: { short: 'guessed', long: 'guessed from the members that the script uses' },
  default: { short: 'unknown', long: 'nothing says where it runs, so all triggers are possible' },
};
