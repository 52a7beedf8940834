# --- Production: VPC ----------------------------------------------------------

resource "aws_security_group" "vpc_dr_endpoints" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-vpc-dr-endpoints-"
  description = "Interface endpoints of the VPC vpc-dr"
  vpc_id      = module.vpc_dr.vpc_id
  tags        = { Name = "${local.name}-vpc-dr-endpoints" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "vpc_dr_endpoints_from_vpc_443" {
  provider = aws.us_west_2

  security_group_id = aws_security_group.vpc_dr_endpoints.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = module.vpc_dr.vpc_cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- Standby ALB: Application Load Balancer -----------------------------------

resource "aws_security_group" "alb_dr" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-alb-dr-"
  description = "Application Load Balancer alb-dr"
  vpc_id      = module.vpc_dr.vpc_id
  tags        = { Name = "${local.name}-alb-dr" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "alb_dr_from_internet_443" {
  provider = aws.us_west_2

  security_group_id = aws_security_group.alb_dr.id
  description       = "HTTPS from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "alb_dr_from_internet_80" {
  provider = aws.us_west_2

  # checkov:skip=CKV_AWS_260:Port 80 only redirects to HTTPS
  security_group_id = aws_security_group.alb_dr.id
  description       = "HTTP from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "alb_dr_to_web_dr_3000" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.alb_dr.id
  description                  = "To Standby servers"
  referenced_security_group_id = aws_security_group.web_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

# --- Standby servers: Auto Scaling group --------------------------------------

resource "aws_security_group" "web_dr" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-web-dr-"
  description = "Auto Scaling group web-dr"
  vpc_id      = module.vpc_dr.vpc_id
  tags        = { Name = "${local.name}-web-dr" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_dr_from_alb_dr_3000" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.web_dr.id
  description                  = "Requests and health checks from Standby ALB"
  referenced_security_group_id = aws_security_group.alb_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "web_dr_to_cache_dr_6379" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.web_dr.id
  description                  = "To Standby cache"
  referenced_security_group_id = aws_security_group.cache_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_egress_rule" "web_dr_to_db_dr_5432" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.web_dr.id
  description                  = "To Database replica"
  referenced_security_group_id = aws_security_group.db_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "web_dr_to_internet_443" {
  provider = aws.us_west_2

  security_group_id = aws_security_group.web_dr.id
  description       = "HTTPS to AWS APIs and package repositories"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- Database replica: Read replica -------------------------------------------

resource "aws_security_group" "db_dr" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-db-dr-"
  description = "Read replica db-dr"
  vpc_id      = module.vpc_dr.vpc_id
  tags        = { Name = "${local.name}-db-dr" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "db_dr_from_web_dr_5432" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.db_dr.id
  description                  = "Reads from Standby servers"
  referenced_security_group_id = aws_security_group.web_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# --- Standby cache: ElastiCache -----------------------------------------------

resource "aws_security_group" "cache_dr" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-cache-dr-"
  description = "ElastiCache cache-dr"
  vpc_id      = module.vpc_dr.vpc_id
  tags        = { Name = "${local.name}-cache-dr" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "cache_dr_from_web_dr_6379" {
  provider = aws.us_west_2

  security_group_id            = aws_security_group.cache_dr.id
  description                  = "Connections from Standby servers"
  referenced_security_group_id = aws_security_group.web_dr.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}
