# Names and placement without a provider: what can be wrong here is found without a subscription (terraform test).
terraform {
  required_version = ">= 1.9"
}

locals {
  stem = "isek-${var.environment}"

  # Storage accounts are named once in the world, in 24 small letters and digits.
  storage_account = substr(replace("isek${var.environment}${var.suffix}", "-", ""), 0, 24)

  databases = toset(concat(["Cities"], [for t in values(var.tenants) : t.database]))

  # As the product wants it: the placement's name is the name of its connection string.
  placements = { for d in local.databases : d => sort([for slug, t in var.tenants : slug if t.database == d]) }

  hosts = { for slug, t in var.tenants : slug => concat(["${slug}.${var.domain}"], t.hosts) }
}
