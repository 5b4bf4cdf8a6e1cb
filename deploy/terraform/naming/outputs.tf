output "resource_group" {
  value = "rg-${local.stem}"
}

output "environment_name" {
  value = "cae-${local.stem}"
}

output "app" {
  value = "ca-${local.stem}"
}

output "migration_job" {
  value = "caj-${local.stem}-migrate"
}

output "sql_server" {
  value = "sql-${local.stem}${var.suffix == "" ? "" : "-${var.suffix}"}"
}

output "elastic_pool" {
  value = "pool-${local.stem}"
}

output "storage_account" {
  value = local.storage_account
}

output "key_vault" {
  value = substr("kv-${local.stem}${var.suffix == "" ? "" : "-${var.suffix}"}", 0, 24)
}

output "databases" {
  description = "One for each placement, and the catalog."
  value       = sort(concat(["Catalog"], tolist(local.databases)))
}

output "placements" {
  description = "Slugs by database."
  value       = local.placements
}

output "hosts" {
  description = "Host names by slug; the first one is the subdomain."
  value       = local.hosts
}
