variables {
  environment = "prod"
  suffix      = "a1b2"
  domain      = "isek.example"
  tenants = {
    "musterstadt" = { ags = "12345678" }
    "aue-am-see"  = { ags = "12345679", database = "CitiesNord", hosts = ["isek.aue.example"] }
  }
}

run "names" {
  command = plan

  assert {
    condition     = output.resource_group == "rg-isek-prod" && output.app == "ca-isek-prod"
    error_message = "names follow the environment"
  }

  assert {
    condition     = output.storage_account == "isekproda1b2" && can(regex("^[a-z0-9]{3,24}$", output.storage_account))
    error_message = "a storage account's name"
  }

  assert {
    condition     = length(output.key_vault) <= 24
    error_message = "a vault's name has 24 characters at most"
  }
}

run "placement" {
  command = plan

  assert {
    condition     = join(",", output.databases) == "Catalog,Cities,CitiesNord"
    error_message = "one database for each placement, and the catalog"
  }

  assert {
    condition     = output.placements["CitiesNord"] == tolist(["aue-am-see"]) && output.placements["Cities"] == tolist(["musterstadt"])
    error_message = "each tenant on its database"
  }

  assert {
    condition     = join(" ", output.hosts["aue-am-see"]) == "aue-am-see.isek.example isek.aue.example"
    error_message = "the subdomain first, then the own domains"
  }
}

run "a_slug_that_is_no_label" {
  command = plan
  variables {
    tenants = { "Muster_Stadt" = { ags = "12345678" } }
  }
  expect_failures = [var.tenants]
}

run "two_with_one_ags" {
  command = plan
  variables {
    tenants = { "a" = { ags = "12345678" }, "b" = { ags = "12345678" } }
  }
  expect_failures = [var.tenants]
}

run "one_domain_twice" {
  command = plan
  variables {
    tenants = { "a" = { ags = "12345678", hosts = ["x.example"] }, "b" = { ags = "12345679", hosts = ["x.example"] } }
  }
  expect_failures = [var.tenants]
}

run "an_ags_of_seven_digits" {
  command = plan
  variables {
    tenants = { "a" = { ags = "1234567" } }
  }
  expect_failures = [var.tenants]
}
