package com.xenocrm.contracts;

import java.util.List;

/** Customers are in the database (new or again): orders that came before them can be counted now. */
public record CustomerRecorded(List<String> customerIds) implements CrmMessage {}
