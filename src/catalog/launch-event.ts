import type { WatchedEvent } from '../exporters/watching';

/**
 * Of any group of servers. Not a notification of the group: that would need its service-linked role in the policy of the topic's
 * key.
 */
export const launchEvent = <E>(names: E): WatchedEvent<E> => ({
  key: 'launches',
  says: 'Servers that could not be started or stopped',
  source: 'aws.autoscaling',
  types: ['EC2 Instance Launch Unsuccessful', 'EC2 Instance Terminate Unsuccessful'],
  detail: [['AutoScalingGroupName', names]],
});
