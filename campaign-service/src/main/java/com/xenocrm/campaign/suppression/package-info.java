/** Suppressed addresses and customers. */
@NullMarked
package com.xenocrm.campaign.suppression;

import org.jspecify.annotations.NullMarked;
