import type { Exporters } from '../ui/code/exporters-context';

/** Each is loaded when its code is first looked at. */
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
      load: async () => (await import('../catalog/terraform')).terraformExporter,
    },
  ],
  loadZip: async () => (await import('../exporters/zip')).zipFiles,
};
