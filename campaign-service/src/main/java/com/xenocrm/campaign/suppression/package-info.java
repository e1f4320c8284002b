/** Addresses and customers that must not be written to, and why. */
@NullMarked
package com.xenocrm.campaign.suppression;

import org.jspecify.annotations.NullMarked;
