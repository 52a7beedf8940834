import { terraformExporter } from '../../src/catalog/terraform';
import { inspectDesign, toExportFinding } from '../../src/cli/inspect-design';
import type { Design } from '../../src/design';
import type { ExportedFile } from '../../src/exporters/exporter';

/** The files as the command line and the interface write them: with the open findings in them. */
export function exportOf(design: Design): readonly ExportedFile[] {
  const { model, inspection } = inspectDesign(design);
  return terraformExporter.run(model, inspection.findings.map(toExportFinding)).files;
}
