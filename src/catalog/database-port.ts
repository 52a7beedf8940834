/** RDS Proxy listens on the default port of its engine family, whatever the database's own port (RDS guide, "RDS Proxy"). */
export const proxyPort = (engine: string): number => (engine === 'postgres' ? 5432 : 3306);
