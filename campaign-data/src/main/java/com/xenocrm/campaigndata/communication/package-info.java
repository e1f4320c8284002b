/** Communication log: entries and all transitions of their status. */
@NullMarked
package com.xenocrm.campaigndata.communication;

import org.jspecify.annotations.NullMarked;
