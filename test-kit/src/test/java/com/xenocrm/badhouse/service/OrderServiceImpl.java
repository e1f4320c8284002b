package com.xenocrm.badhouse.service;

class OrderServiceImpl {}
