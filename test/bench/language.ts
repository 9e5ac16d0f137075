/** The language server's figures beside their budgets. */
import type { Benchmark } from './model.js';
import { serverEdits, serverStart, terraformEdits } from './server.js';

export const languageServer: Benchmark = {
  name: 'server',
  measure: async () => {
    const start = await serverStart();
    const one = await serverEdits(1);
    const many = await serverEdits(200);
    const terraform = await terraformEdits(50);
    return [
      { name: 'server start to first diagnostics, median', value: start.p50, unit: 'ms', budget: 600 },
      { name: 'completion after an edit, p50', value: one.completion.p50, unit: 'ms', budget: 8 },
      { name: 'completion after an edit, p95', value: one.completion.p95, unit: 'ms', budget: 20 },
      { name: 'diagnostics after an edit, p50', value: one.diagnostics.p50, unit: 'ms', budget: 12 },
      { name: 'diagnostics after an edit, p95', value: one.diagnostics.p95, unit: 'ms', budget: 35 },
      { name: '200 actions open: completion, p95', value: many.completion.p95, unit: 'ms' },
      { name: '200 actions open: diagnostics, p95', value: many.diagnostics.p95, unit: 'ms' },
      {
        name: 'Terraform file of 50 actions: completion, p95',
        value: terraform.completion.p95,
        unit: 'ms',
        budget: 20,
      },
      {
        name: 'Terraform file of 50 actions: diagnostics, p95',
        value: terraform.diagnostics.p95,
        unit: 'ms',
        budget: 35,
      },
      { name: '200 actions open: RSS of the server', value: many.memory / 2 ** 20, unit: 'MiB', budget: 260 },
    ];
  },
};
