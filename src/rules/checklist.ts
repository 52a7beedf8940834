import type { ChecklistItem } from '../validation';

/** The checklist and the common mistakes of the methodology, in its words and order, and the rules that prove each. */
export const checklist: readonly ChecklistItem[] = [
  {
    id: 'C1',
    group: 'checklist',
    title: 'Multi-AZ for all critical components',
    rules: ['ML-1', 'ML-2', 'ML-3', 'ML-4', 'ML-5', 'ML-6', 'ML-7', 'ML-8', 'NW-4', 'CP-4'],
  },
  {
    id: 'C2',
    group: 'checklist',
    title: 'Load balancer with health checks',
    rules: [
      'LB-1',
      'LB-2',
      'LB-3',
      'LB-4',
      'LB-5',
      'LB-8',
      'LB-9',
      'LB-10',
      'LB-11',
      'LB-12',
      'LB-13',
      'LB-14',
      'LB-15',
      'LB-17',
      'LB-18',
      'LB-19',
      'LB-20',
      'LB-21',
    ],
  },
  {
    id: 'C3',
    group: 'checklist',
    title: 'Auto scaling configured',
    rules: ['AS-1', 'AS-2', 'AS-3', 'AS-4', 'AS-5', 'AS-10'],
  },
  {
    id: 'C4',
    group: 'checklist',
    title: 'Database in private subnet',
    rules: ['PD-1', 'PD-2', 'PD-3', 'PD-4', 'PD-5', 'PD-6', 'PD-7'],
  },
  {
    id: 'C5',
    group: 'checklist',
    title: 'Encryption at rest and in transit',
    rules: ['EN-1', 'EN-2', 'EN-3', 'EN-4', 'EN-5', 'EN-6', 'EN-7', 'EN-12', 'EN-13', 'LB-16'],
  },
  {
    id: 'C6',
    group: 'checklist',
    title: 'Backup and recovery tested',
    rules: ['BK-1', 'BK-5', 'BK-8'],
    unproven:
      'Backups are checked here. Whether a restore works only a restore can tell: test one, and note the date.',
  },
  {
    id: 'C7',
    group: 'checklist',
    title: 'Monitoring and alerting',
    rules: ['MO-3', 'MO-4', 'MO-10'],
    unproven:
      'Logs and metrics are checked here. Alarms, and who gets them, cannot be drawn yet: set them up beside this design.',
  },
  {
    id: 'C8',
    group: 'checklist',
    title: 'DR plan documented',
    rules: ['DR-4', 'DR-5', 'DR-7', 'DR-8', 'DR-9', 'DR-10', 'DR-11'],
    unproven:
      'A plan says who decides, in what order, and how long it may take. It cannot be drawn yet: write it and rehearse it.',
  },
  {
    id: 'M1',
    group: 'mistakes',
    title: 'Single AZ deployment',
    advice: 'Always use multi-AZ',
    rules: ['ML-1', 'ML-3', 'ML-4', 'ML-5', 'ML-7', 'NW-4', 'CP-4'],
  },
  {
    id: 'M2',
    group: 'mistakes',
    title: 'No auto scaling',
    advice: 'Fixed capacity wastes money',
    rules: ['AS-1', 'AS-3', 'AS-5'],
  },
  {
    id: 'M3',
    group: 'mistakes',
    title: 'Direct database access',
    advice: 'Use connection pooling',
    rules: ['CP-1', 'CP-3', 'AS-10'],
  },
  {
    id: 'M4',
    group: 'mistakes',
    title: 'No health checks',
    advice: 'Unhealthy instances receive traffic',
    rules: ['LB-2', 'LB-3', 'LB-4', 'LB-5', 'LB-13', 'LB-14'],
  },
  {
    id: 'M5',
    group: 'mistakes',
    title: 'Public databases',
    advice: 'Always use private subnets',
    rules: ['PD-1', 'PD-2', 'PD-3', 'PD-5'],
  },
];
