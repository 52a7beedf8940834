import { soon } from '../ui/after-paint';
import type { Exporters } from '../ui/code/exporters-context';

const terraform = soon(() => import('../catalog/terraform'));
const cdk = soon(() => import('../catalog/cdk'));
const documents = soon(() => import('../document'));
const zip = soon(async () => ({
  ...(await import('../exporters/zip')),
  ...(await import('../exporters/design-comment')),
}));

/** Nobody needs one to draw. */
export const exporters: Exporters = {
  targets: [
    {
      id: 'terraform',
      title: 'Terraform',
      ifRefused: 'the code does not plan, or fails half-way through its apply',
      nextCommands: [
        'cp terraform.tfvars.example terraform.tfvars   # then fill it in',
        'terraform init',
        'terraform plan',
      ],
      load: async () => (await terraform()).terraformExporter,
    },
    {
      id: 'cdk',
      title: 'AWS CDK',
      ifRefused: 'the app may be synthesised, but its deployment fails',
      nextCommands: [
        'npm install',
        'npx cdk synth',
        '# before it is deployed: fill in lib/config.ts and bootstrap, as README.md says',
        'npx cdk deploy --all',
      ],
      load: async () => (await cdk()).cdkExporter,
    },
  ],
  loadDocuments: async () => {
    const { documentFiles } = await documents();
    return (...given) =>
      documentFiles(...given).map(({ path, text }) => ({
        path,
        text,
        pieces: [{ text }],
        language: path.endsWith('.md') ? 'markdown' : 'text',
        spans: [],
      }));
  },
  loadZip: async () => {
    const { zipFiles, withDesignComment } = await zip();
    return (files, link) =>
      zipFiles(link === null ? files : withDesignComment(files, new URL(link).hash.slice(1)));
  },
};
