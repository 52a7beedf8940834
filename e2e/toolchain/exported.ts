import { cdkExporter } from '../../src/catalog/cdk';
import { terraformExporter } from '../../src/catalog/terraform';
import { inspectDesign, toExportFinding } from '../../src/cli/inspect-design';
import type { Design } from '../../src/design';
import type { Exported, ExportedFile, Exporter } from '../../src/exporters/exporter';
import { toExportAcceptances } from '../../src/validation';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';

/** What the command line and the interface write: with the open findings in the files. */
function run(design: Design, exporter: Exporter): Exported {
  const { model, inspection } = inspectDesign(design, EXAMPLE_CONTEXT.today);
  return exporter.run(
    model,
    inspection.findings.map(toExportFinding),
    toExportAcceptances(inspection.accepted),
  );
}

export const exportOf = (design: Design): readonly ExportedFile[] =>
  run(design, terraformExporter).files;

export const cdkExportOf = (design: Design): Exported => run(design, cdkExporter);
