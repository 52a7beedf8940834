import { call, nested, ref, set, type Expression } from '../codegen/hcl';

/** The default tags of the provider do not reach what a launch template makes. */
export const launchTags = (tags: Expression) =>
  nested(
    'dynamic',
    [
      set('for_each', call('toset', ['instance', 'volume']), {
        note: 'The default tags of the provider do not reach what EC2 makes from a template.',
      }),
      nested('content', [set('resource_type', ref('tag_specifications.value')), set('tags', tags)]),
    ],
    { labels: ['tag_specifications'] },
  );

/** Nor what an Auto Scaling group starts. */
export const groupTags = (tags: Expression) =>
  nested(
    'dynamic',
    [
      set('for_each', tags),
      nested('content', [
        set('key', ref('tag.key')),
        set('value', ref('tag.value')),
        set('propagate_at_launch', true),
      ]),
    ],
    { labels: ['tag'] },
  );
