import * as vscode from 'vscode';
import { settingsSection } from '../../server/src/protocol.js';

/** The settings that this half reads; the server reads the others. Names and defaults are the manifest's. */
export interface ClientSettings {
  readonly detection: 'automatic' | 'ask' | 'off';
  readonly 'samples.include': string;
  readonly 'http.mode': 'mock' | 'live';
  readonly memoryLimit: number;
  readonly 'outcome.inline': boolean;
}

/** Present value of a setting. The manifest has a default for each. */
export function setting<Name extends keyof ClientSettings>(name: Name): ClientSettings[Name] {
  return vscode.workspace.getConfiguration(settingsSection).get(name) as ClientSettings[Name];
}
