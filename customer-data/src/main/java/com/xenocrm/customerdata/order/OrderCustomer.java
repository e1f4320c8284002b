package com.xenocrm.customerdata.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Customer of an order in a list. */
public record OrderCustomer(@JsonProperty("_id") String id, String name, String email) {}
