package com.xenocrm.ingestion;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.customerdata.customer.Customers;
import com.xenocrm.customerdata.order.Orders;

/** Imports the repositories that this service shares with others. */
@Configuration(proxyBeanMethods = false)
@Import({Customers.class, Orders.class})
class CustomerDataConfiguration {}
