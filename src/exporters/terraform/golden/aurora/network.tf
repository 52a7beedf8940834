# --- Production: VPC ----------------------------------------------------------

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 6.6"

  name = "${local.name}-vpc"
  cidr = "10.0.0.0/16"
  azs  = var.vpc_availability_zones

  public_subnets   = ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]
  private_subnets  = ["10.0.16.0/22", "10.0.20.0/22", "10.0.24.0/22"]
  database_subnets = ["10.0.128.0/24", "10.0.129.0/24", "10.0.130.0/24"]

  public_subnet_tags   = { Tier = "public" }
  private_subnet_tags  = { Tier = "app" }
  database_subnet_tags = { Tier = "data" }

  enable_nat_gateway     = true
  single_nat_gateway     = false
  one_nat_gateway_per_az = true

  # A table of its own without a default route: no way out, and none in.
  create_database_subnet_route_table = true
  create_database_subnet_group       = false

  enable_dns_support      = true
  enable_dns_hostnames    = true
  map_public_ip_on_launch = false
  # Without rules: nothing may use the default group by accident.
  manage_default_security_group = true

  enable_flow_log                                 = true
  create_flow_log_cloudwatch_log_group            = true
  create_flow_log_cloudwatch_iam_role             = true
  flow_log_max_aggregation_interval               = 60
  flow_log_cloudwatch_log_group_retention_in_days = 365
  flow_log_cloudwatch_log_group_kms_key_id        = aws_kms_key.logs.arn
  flow_log_cloudwatch_iam_role_conditions = [
    {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    },
  ]
}

resource "aws_vpc_endpoint" "vpc_gateway" {
  for_each = toset(["s3", "dynamodb"])

  vpc_id            = module.vpc.vpc_id
  service_name      = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids = concat(
    module.vpc.private_route_table_ids,
    module.vpc.database_route_table_ids,
  )

  tags = { Name = "${local.name}-vpc-${each.key}" }
}

resource "aws_vpc_endpoint" "vpc_interface" {
  for_each = toset(["ssm", "ssmmessages", "ec2messages", "secretsmanager", "logs"])

  vpc_id              = module.vpc.vpc_id
  service_name        = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = module.vpc.private_subnets
  security_group_ids  = [aws_security_group.vpc_endpoints.id]
  private_dns_enabled = true

  tags = { Name = "${local.name}-vpc-${each.key}" }
}
