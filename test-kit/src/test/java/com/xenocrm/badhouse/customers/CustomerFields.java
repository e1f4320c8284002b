package com.xenocrm.badhouse.customers;

public final class CustomerFields {

    public static final String EMAIL = "email";

    private CustomerFields() {}
}
