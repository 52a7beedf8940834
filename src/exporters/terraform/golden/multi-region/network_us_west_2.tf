# --- Production: VPC ----------------------------------------------------------

module "vpc_dr" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 6.6"

  providers = { aws = aws.us_west_2 }

  name = "${local.name}-vpc-dr"
  cidr = "10.1.0.0/16"
  azs  = var.vpc_dr_availability_zones

  public_subnets   = ["10.1.0.0/24", "10.1.1.0/24", "10.1.2.0/24"]
  private_subnets  = ["10.1.16.0/22", "10.1.20.0/22", "10.1.24.0/22"]
  database_subnets = ["10.1.128.0/24", "10.1.129.0/24", "10.1.130.0/24"]

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
  flow_log_cloudwatch_log_group_kms_key_id        = aws_kms_key.logs_us_west_2.arn
  flow_log_cloudwatch_iam_role_conditions = [
    {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    },
  ]
}

resource "aws_vpc_endpoint" "vpc_dr_gateway" {
  provider = aws.us_west_2

  for_each = toset(["s3", "dynamodb"])

  vpc_id            = module.vpc_dr.vpc_id
  service_name      = "com.amazonaws.us-west-2.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids = concat(
    module.vpc_dr.private_route_table_ids,
    module.vpc_dr.database_route_table_ids,
  )

  tags = { Name = "${local.name}-vpc-dr-${each.key}" }
}

resource "aws_vpc_endpoint" "vpc_dr_interface" {
  provider = aws.us_west_2

  for_each = toset(["ssm", "ssmmessages", "ec2messages", "secretsmanager", "logs"])

  vpc_id              = module.vpc_dr.vpc_id
  service_name        = "com.amazonaws.us-west-2.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = module.vpc_dr.private_subnets
  security_group_ids  = [aws_security_group.vpc_dr_endpoints.id]
  private_dns_enabled = true

  tags = { Name = "${local.name}-vpc-dr-${each.key}" }
}
