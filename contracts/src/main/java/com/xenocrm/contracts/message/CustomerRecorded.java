package com.xenocrm.contracts.message;

import java.util.List;

/**
 * Customers stored in the database, new or changed; their earlier orders can now be counted.
 *
 * @param emails normalised
 */
public record CustomerRecorded(List<String> emails) implements CrmMessage {}
