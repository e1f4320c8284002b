package com.xenocrm.ingestion;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.customerdata.order.OrderReads;

/** Imports the repositories that this service shares with others. */
@Configuration(proxyBeanMethods = false)
@Import({CustomerReads.class, OrderReads.class})
class CustomerDataConfiguration {}
