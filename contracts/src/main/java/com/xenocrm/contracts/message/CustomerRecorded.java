package com.xenocrm.contracts.message;

import java.util.List;

/**
 * Customers are in the database (new or again): orders that came before them can be counted now.
 *
 * @param emails normalised
 */
public record CustomerRecorded(List<String> emails) implements CrmMessage {}
