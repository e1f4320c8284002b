/** Outages of the database, the broker and other services, and their recognition. */
@NullMarked
package com.xenocrm.kit.outage;

import org.jspecify.annotations.NullMarked;
