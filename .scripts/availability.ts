/** Writes docs/availability.md from the catalogue: `npx tsx .scripts/availability.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availabilityPage } from '../emulator/src/catalogue/availability.js';

mkdirSync('docs', { recursive: true });
writeFileSync('docs/availability.md', availabilityPage());
