/** Customers that match a rule. */
@NullMarked
package com.xenocrm.campaign.audience;

import org.jspecify.annotations.NullMarked;
