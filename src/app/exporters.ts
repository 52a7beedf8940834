import { soon } from '../ui/after-paint';
import type { Exporters } from '../ui/code/exporters-context';

const terraform = soon(() => import('../catalog/terraform'));
const zip = soon(() => import('../exporters/zip'));

/** Nobody needs one to draw. */
export const exporters: Exporters = {
  targets: [
    {
      id: 'terraform',
      title: 'Terraform',
      nextCommands: [
        'cp terraform.tfvars.example terraform.tfvars   # then fill it in',
        'terraform init',
        'terraform plan',
      ],
      load: async () => (await terraform()).terraformExporter,
    },
  ],
  loadZip: async () => (await zip()).zipFiles,
};
