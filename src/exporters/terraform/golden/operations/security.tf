# --- Production: VPC ----------------------------------------------------------

resource "aws_security_group" "vpc_endpoints" {
  name_prefix = "${local.name}-vpc-endpoints-"
  description = "Interface endpoints of the VPC vpc"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-vpc-endpoints" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "vpc_endpoints_from_vpc_443" {
  security_group_id = aws_security_group.vpc_endpoints.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = module.vpc.vpc_cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- Public ALB: Application Load Balancer ------------------------------------

resource "aws_security_group" "alb" {
  name_prefix = "${local.name}-alb-"
  description = "Application Load Balancer alb"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-alb" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "alb_from_internet_443" {
  security_group_id = aws_security_group.alb.id
  description       = "HTTPS from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "alb_from_internet_80" {
  # checkov:skip=CKV_AWS_260:Port 80 only redirects to HTTPS
  security_group_id = aws_security_group.alb.id
  description       = "HTTP from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "alb_to_web_3000" {
  security_group_id            = aws_security_group.alb.id
  description                  = "To Web servers"
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

# --- Web servers: Auto Scaling group ------------------------------------------

resource "aws_security_group" "web" {
  name_prefix = "${local.name}-web-"
  description = "Auto Scaling group web"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-web" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_alb_3000" {
  security_group_id            = aws_security_group.web.id
  description                  = "Requests and health checks from Public ALB"
  referenced_security_group_id = aws_security_group.alb.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "web_to_proxy_5432" {
  security_group_id            = aws_security_group.web.id
  description                  = "To Connection pool"
  referenced_security_group_id = aws_security_group.proxy.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "web_to_cache_6379" {
  security_group_id            = aws_security_group.web.id
  description                  = "To Session cache"
  referenced_security_group_id = aws_security_group.cache.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_egress_rule" "web_to_internet_443" {
  security_group_id = aws_security_group.web.id
  description       = "HTTPS to AWS APIs and package repositories"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- App database: RDS database -----------------------------------------------

resource "aws_security_group" "db" {
  name_prefix = "${local.name}-db-"
  description = "RDS database db"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-db" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "db_from_proxy_5432" {
  security_group_id            = aws_security_group.db.id
  description                  = "Pooled connections from Connection pool"
  referenced_security_group_id = aws_security_group.proxy.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# --- Connection pool: RDS Proxy -----------------------------------------------

resource "aws_security_group" "proxy" {
  # checkov:skip=CKV2_AWS_5:Attached to the RDS Proxy, a resource that Checkov does not know
  name_prefix = "${local.name}-proxy-"
  description = "RDS Proxy proxy"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-proxy" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "proxy_from_web_5432" {
  security_group_id            = aws_security_group.proxy.id
  description                  = "Connections from Web servers"
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "proxy_to_db_5432" {
  security_group_id            = aws_security_group.proxy.id
  description                  = "To App database"
  referenced_security_group_id = aws_security_group.db.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# --- Session cache: ElastiCache -----------------------------------------------

resource "aws_security_group" "cache" {
  name_prefix = "${local.name}-cache-"
  description = "ElastiCache cache"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-cache" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_web_6379" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Connections from Web servers"
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}
