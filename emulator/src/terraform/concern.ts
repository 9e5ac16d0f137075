/** Whether a file can say anything about actions; most files of a configuration cannot, and need no parser. */
export function mayConcernActions(text: string): boolean {
  return /zitadel|\bscript\b/i.test(text);
}

/** Whether a file seems to hold scripts of actions itself: what else concerns them says nothing to their author. */
export function mayHoldScripts(text: string): boolean {
  return /\bzitadel_action\b|\bscript\s*=/.test(text);
}

/** Whether a file is one of Terraform's or OpenTofu's. */
export function isTerraformFile(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** Whether it is one in JSON, which is read as it is and not rewritten. */
export function isTerraformJson(path: string): boolean {
  return /\.(?:tf|tofu)\.json$/.test(path);
}

/** Whether Terraform reads the values of variables from a file by itself: those and no others count for a folder. */
export function isValuesFile(path: string): boolean {
  return /(?:^|\/)(?:terraform\.tfvars|[^/]+\.auto\.tfvars)(?:\.json)?$/.test(path);
}

/** Of the names of the files of a folder those that Terraform or OpenTofu would read. */
export function configurationFiles(names: readonly string[]): readonly string[] {
  // OpenTofu takes main.tofu instead of main.tf.
  const shadowed = (name: string): boolean =>
    /\.tf(?:\.json)?$/.test(name) && names.includes(name.replace(/\.tf(?=(?:\.json)?$)/, '.tofu'));
  return names.filter((name) => (isTerraformFile(name) && !shadowed(name)) || isValuesFile(name));
}

/** Names of folders beside scripts that may hold a configuration. */
export const usualTerraformFolders = /^(?:terraform|tofu|opentofu|tf|iac|infra|infrastructure|deploy|deployment)$/;

/** Whether a function makes another text of a text; of a script it leaves it the script that it is. */
export function keepsScript(name: string): boolean {
  return /^(?:replace|format|join|chomp|trim|trimspace|trimprefix|trimsuffix|indent|tostring|sensitive|nonsensitive|ephemeralasnull|templatestring)$/.test(
    name,
  );
}
