/** Communication log: its entries and every transition of their status. */
@NullMarked
package com.xenocrm.campaigndata.communication;

import org.jspecify.annotations.NullMarked;
