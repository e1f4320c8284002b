/** The people that rules select and messages are written to. */
@NullMarked
package com.xenocrm.campaignkit.customer;

import org.jspecify.annotations.NullMarked;
