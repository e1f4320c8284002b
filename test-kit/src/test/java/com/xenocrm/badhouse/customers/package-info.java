@NullMarked
package com.xenocrm.badhouse.customers;

import org.jspecify.annotations.NullMarked;
