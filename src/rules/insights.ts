/**
 * RDS guide, "Amazon RDS DB engine, Region, and instance class support for Performance Insights": not on the smallest
 * burstable classes of MySQL and MariaDB.
 */
export const supportsInsights = (engine: string, instanceClass: string): boolean =>
  engine === 'postgres' || !/^db\.t[234]g?\.(?:micro|small)$/.test(instanceClass);
