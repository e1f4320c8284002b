/** Addresses that must not be written to. */
@NullMarked
package com.xenocrm.campaigndata.suppression;

import org.jspecify.annotations.NullMarked;
