import type { Design } from '../design/records';
import { readParams, type Fields, type ParamsOf } from './fields';

const PROJECT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

export const isRegionCode = (text: string): boolean =>
  /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/.test(text);

/** What belongs to the design as a whole. Shown in the inspector when nothing is selected. */
export const SETTINGS = {
  title: {
    type: 'text',
    label: 'Title',
    group: 'Design',
    default: 'Untitled design',
    unseen: true,
    help: 'Shown in the header, in the file name and in the README of the export.',
  },
  project: {
    type: 'text',
    label: 'Project',
    group: 'Names and tags',
    default: 'app',
    help: 'First part of every resource name; becomes the variable "project" and a tag.',
    problem: (value) =>
      value.length >= 3 && value.length <= 16 && PROJECT.test(value)
        ? null
        : 'must be 3 to 16 lower case letters, digits and single hyphens, starting with a letter.',
  },
  environment: {
    type: 'text',
    label: 'Environment',
    group: 'Names and tags',
    default: 'prod',
    help: 'Second part of every resource name; becomes the variable "environment" and a tag.',
    problem: (value) =>
      /^[a-z][a-z0-9]{1,7}$/.test(value)
        ? null
        : 'must be 2 to 8 lower case letters or digits, starting with a letter.',
  },
  profile: {
    type: 'choice',
    label: 'Profile',
    group: 'Design',
    default: 'production',
    unseen: true,
    options: [
      { value: 'sketch', label: 'Sketch' },
      { value: 'development', label: 'Development' },
      { value: 'production', label: 'Production' },
    ],
    help: 'What the design is for: what is checked, and which extras the code brings.',
  },
  /** What `setProfile` could not tell from what a profile gave: "n4.nat". */
  byHand: {
    type: 'texts',
    label: 'Set by hand',
    group: 'Design',
    default: [],
    maxItems: 10_000,
    when: () => false,
  },
  /** Written when the first of several regions is removed, so that nothing of the others is renamed (law E3). */
  homeRegion: {
    type: 'text',
    label: 'Home region',
    group: 'Names and tags',
    default: '',
    help: 'The region whose resources have no region in their names: the first that was drawn, kept after it was removed. Another one renames resources.',
    when: ({ homeRegion }) => homeRegion !== '',
    problem: (value) =>
      value === '' || isRegionCode(value)
        ? null
        : 'must be the code of a region such as us-east-1.',
  },
} as const satisfies Fields;

export type Settings = ParamsOf<typeof SETTINGS>;

export const readSettings = (design: Pick<Design, 'settings'>): Settings =>
  readParams(SETTINGS, design.settings);
